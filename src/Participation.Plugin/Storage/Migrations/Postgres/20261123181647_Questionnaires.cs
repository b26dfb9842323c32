using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Participation.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Questionnaires : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "QuestionnaireAnswers",
                schema: "participation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    QuestionnaireId = table.Column<Guid>(type: "uuid", nullable: false),
                    VersionId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    Values = table.Column<string>(type: "text", nullable: false),
                    Reached = table.Column<int>(type: "integer", nullable: false),
                    Channel = table.Column<int>(type: "integer", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false),
                    IsSent = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuestionnaireAnswers", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "QuestionnaireFiles",
                schema: "participation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AnswerId = table.Column<Guid>(type: "uuid", nullable: false),
                    MediaType = table.Column<string>(type: "character varying(80)", maxLength: 80, nullable: false),
                    Length = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuestionnaireFiles", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "QuestionnaireParticipations",
                schema: "participation",
                columns: table => new
                {
                    QuestionnaireId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuestionnaireParticipations", x => new { x.QuestionnaireId, x.PersonId });
                });

            migrationBuilder.CreateTable(
                name: "QuestionnaireResultsPublications",
                schema: "participation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    QuestionnaireId = table.Column<Guid>(type: "uuid", nullable: false),
                    VersionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Figures = table.Column<string>(type: "text", nullable: true),
                    Answers = table.Column<int>(type: "integer", nullable: false),
                    AgentId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuestionnaireResultsPublications", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "QuestionnaireVersions",
                schema: "participation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    QuestionnaireId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuestionnaireVersions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "QuestionnaireWordings",
                schema: "participation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    VersionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Number = table.Column<int>(type: "integer", nullable: false),
                    Form = table.Column<string>(type: "text", nullable: false),
                    Day = table.Column<DateOnly>(type: "date", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuestionnaireWordings", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_QuestionnaireAnswers_QuestionnaireId_PersonId",
                schema: "participation",
                table: "QuestionnaireAnswers",
                columns: new[] { "QuestionnaireId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_QuestionnaireAnswers_VersionId_IsSent_Reached",
                schema: "participation",
                table: "QuestionnaireAnswers",
                columns: new[] { "VersionId", "IsSent", "Reached" });

            migrationBuilder.CreateIndex(
                name: "IX_QuestionnaireFiles_AnswerId",
                schema: "participation",
                table: "QuestionnaireFiles",
                column: "AnswerId");

            migrationBuilder.CreateIndex(
                name: "IX_QuestionnaireParticipations_PersonId",
                schema: "participation",
                table: "QuestionnaireParticipations",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_QuestionnaireResultsPublications_QuestionnaireId_At",
                schema: "participation",
                table: "QuestionnaireResultsPublications",
                columns: new[] { "QuestionnaireId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_QuestionnaireVersions_QuestionnaireId_Number",
                schema: "participation",
                table: "QuestionnaireVersions",
                columns: new[] { "QuestionnaireId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_QuestionnaireWordings_VersionId_Number",
                schema: "participation",
                table: "QuestionnaireWordings",
                columns: new[] { "VersionId", "Number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "QuestionnaireAnswers",
                schema: "participation");

            migrationBuilder.DropTable(
                name: "QuestionnaireFiles",
                schema: "participation");

            migrationBuilder.DropTable(
                name: "QuestionnaireParticipations",
                schema: "participation");

            migrationBuilder.DropTable(
                name: "QuestionnaireResultsPublications",
                schema: "participation");

            migrationBuilder.DropTable(
                name: "QuestionnaireVersions",
                schema: "participation");

            migrationBuilder.DropTable(
                name: "QuestionnaireWordings",
                schema: "participation");
        }
    }
}
