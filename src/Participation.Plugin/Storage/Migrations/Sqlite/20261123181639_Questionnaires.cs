using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Participation.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Questionnaires : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Without a row number: rows stay in the order of their random ids, and nothing tells who came after whom.
            migrationBuilder.Sql(
                """
                CREATE TABLE "QuestionnaireAnswers" (
                    "Id" TEXT NOT NULL,
                    "QuestionnaireId" TEXT NOT NULL,
                    "VersionId" TEXT NOT NULL,
                    "PersonId" TEXT NULL,
                    "Values" TEXT NOT NULL,
                    "Reached" INTEGER NOT NULL,
                    "Channel" INTEGER NOT NULL,
                    "Day" TEXT NOT NULL,
                    "IsSent" INTEGER NOT NULL,
                    CONSTRAINT "PK_QuestionnaireAnswers" PRIMARY KEY ("Id")
                ) WITHOUT ROWID
                """
            );

            // Without a row number: rows stay in the order of their random ids, and nothing tells who came after whom.
            migrationBuilder.Sql(
                """
                CREATE TABLE "QuestionnaireFiles" (
                    "Id" TEXT NOT NULL,
                    "AnswerId" TEXT NOT NULL,
                    "MediaType" TEXT NOT NULL,
                    "Length" INTEGER NOT NULL,
                    CONSTRAINT "PK_QuestionnaireFiles" PRIMARY KEY ("Id")
                ) WITHOUT ROWID
                """
            );

            // Without a row number: rows stay in the order of their random ids, and nothing tells who came after whom.
            migrationBuilder.Sql(
                """
                CREATE TABLE "QuestionnaireParticipations" (
                    "QuestionnaireId" TEXT NOT NULL,
                    "PersonId" TEXT NOT NULL,
                    "Day" TEXT NOT NULL,
                    CONSTRAINT "PK_QuestionnaireParticipations" PRIMARY KEY ("QuestionnaireId", "PersonId")
                ) WITHOUT ROWID
                """
            );

            migrationBuilder.CreateTable(
                name: "QuestionnaireResultsPublications",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    QuestionnaireId = table.Column<Guid>(type: "TEXT", nullable: false),
                    VersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Figures = table.Column<string>(type: "TEXT", nullable: true),
                    Answers = table.Column<int>(type: "INTEGER", nullable: false),
                    AgentId = table.Column<Guid>(type: "TEXT", nullable: false),
                    At = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuestionnaireResultsPublications", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "QuestionnaireVersions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    QuestionnaireId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuestionnaireVersions", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "QuestionnaireWordings",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    VersionId = table.Column<Guid>(type: "TEXT", nullable: false),
                    Number = table.Column<int>(type: "INTEGER", nullable: false),
                    Form = table.Column<string>(type: "TEXT", nullable: false),
                    Day = table.Column<DateOnly>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuestionnaireWordings", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_QuestionnaireAnswers_QuestionnaireId_PersonId",
                table: "QuestionnaireAnswers",
                columns: new[] { "QuestionnaireId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_QuestionnaireAnswers_VersionId_IsSent_Reached",
                table: "QuestionnaireAnswers",
                columns: new[] { "VersionId", "IsSent", "Reached" });

            migrationBuilder.CreateIndex(
                name: "IX_QuestionnaireFiles_AnswerId",
                table: "QuestionnaireFiles",
                column: "AnswerId");

            migrationBuilder.CreateIndex(
                name: "IX_QuestionnaireParticipations_PersonId",
                table: "QuestionnaireParticipations",
                column: "PersonId");

            migrationBuilder.CreateIndex(
                name: "IX_QuestionnaireResultsPublications_QuestionnaireId_At",
                table: "QuestionnaireResultsPublications",
                columns: new[] { "QuestionnaireId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_QuestionnaireVersions_QuestionnaireId_Number",
                table: "QuestionnaireVersions",
                columns: new[] { "QuestionnaireId", "Number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_QuestionnaireWordings_VersionId_Number",
                table: "QuestionnaireWordings",
                columns: new[] { "VersionId", "Number" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "QuestionnaireAnswers");

            migrationBuilder.DropTable(
                name: "QuestionnaireFiles");

            migrationBuilder.DropTable(
                name: "QuestionnaireParticipations");

            migrationBuilder.DropTable(
                name: "QuestionnaireResultsPublications");

            migrationBuilder.DropTable(
                name: "QuestionnaireVersions");

            migrationBuilder.DropTable(
                name: "QuestionnaireWordings");
        }
    }
}
