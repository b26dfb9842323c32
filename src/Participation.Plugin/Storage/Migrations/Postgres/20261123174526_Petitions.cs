using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Participation.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Petitions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Unsubscribe",
                schema: "participation",
                table: "Letters",
                type: "character varying(500)",
                maxLength: 500,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "MailProviderTables",
                schema: "participation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    AgentId = table.Column<Guid>(type: "uuid", nullable: false),
                    AgentName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_MailProviderTables", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "Petitions",
                schema: "participation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ProcessId = table.Column<Guid>(type: "uuid", nullable: false),
                    AuthorId = table.Column<Guid>(type: "uuid", nullable: false),
                    Title = table.Column<string>(type: "character varying(150)", maxLength: 150, nullable: false),
                    Body = table.Column<string>(type: "text", nullable: false),
                    FrozenRules = table.Column<string>(type: "text", nullable: false),
                    Stage = table.Column<int>(type: "integer", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    FiledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SubmittedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    GatherUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    OpenedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ClosesAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ConfirmUntil = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Outcome = table.Column<int>(type: "integer", nullable: true),
                    TiersHeld = table.Column<int>(type: "integer", nullable: false),
                    ClaimedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    ClaimedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Secret = table.Column<byte[]>(type: "bytea", nullable: true),
                    Comments = table.Column<int>(type: "integer", nullable: false),
                    TrashedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    AnonymisedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Petitions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Petitions_Persons_AuthorId",
                        column: x => x.AuthorId,
                        principalSchema: "participation",
                        principalTable: "Persons",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "SignatureTallies",
                schema: "participation",
                columns: table => new
                {
                    PetitionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Commune = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: false),
                    Channel = table.Column<int>(type: "integer", nullable: false),
                    Shard = table.Column<int>(type: "integer", nullable: false),
                    Count = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_SignatureTallies", x => new { x.PetitionId, x.Commune, x.Channel, x.Shard });
                });

            migrationBuilder.CreateTable(
                name: "Invalidations",
                schema: "participation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PetitionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Criteria = table.Column<string>(type: "text", nullable: false),
                    Text = table.Column<string>(type: "text", nullable: false),
                    AgentId = table.Column<Guid>(type: "uuid", nullable: false),
                    AgentName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Expected = table.Column<int>(type: "integer", nullable: false),
                    Done = table.Column<int>(type: "integer", nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    EndedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    EndedBy = table.Column<Guid>(type: "uuid", nullable: true),
                    EndedByName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Invalidations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Invalidations_Petitions_PetitionId",
                        column: x => x.PetitionId,
                        principalSchema: "participation",
                        principalTable: "Petitions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "PetitionSteps",
                schema: "participation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PetitionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    AgentId = table.Column<Guid>(type: "uuid", nullable: true),
                    AgentName = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Reason = table.Column<int>(type: "integer", nullable: true),
                    Text = table.Column<string>(type: "text", nullable: false),
                    Tier = table.Column<int>(type: "integer", nullable: true),
                    On = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Video = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    Minutes = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_PetitionSteps", x => x.Id);
                    table.ForeignKey(
                        name: "FK_PetitionSteps_Petitions_PetitionId",
                        column: x => x.PetitionId,
                        principalSchema: "participation",
                        principalTable: "Petitions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Recounts",
                schema: "participation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PetitionId = table.Column<Guid>(type: "uuid", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Rows = table.Column<int>(type: "integer", nullable: false),
                    Tallied = table.Column<int>(type: "integer", nullable: false),
                    Agrees = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Recounts", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Recounts_Petitions_PetitionId",
                        column: x => x.PetitionId,
                        principalSchema: "participation",
                        principalTable: "Petitions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Signatories",
                schema: "participation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PetitionId = table.Column<Guid>(type: "uuid", nullable: false),
                    PersonId = table.Column<Guid>(type: "uuid", nullable: true),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    NameKey = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Email = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    Mailbox = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    Domain = table.Column<string>(type: "character varying(254)", maxLength: 254, nullable: true),
                    Commune = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: false),
                    Culture = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: false),
                    WantsNews = table.Column<bool>(type: "boolean", nullable: false),
                    ToldUpTo = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Network = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    Neighbourhood = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    TokenHash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    RequestedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ConfirmedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Place = table.Column<int>(type: "integer", nullable: true),
                    IsFraudulent = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Signatories", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Signatories_Petitions_PetitionId",
                        column: x => x.PetitionId,
                        principalSchema: "participation",
                        principalTable: "Petitions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Signatures",
                schema: "participation",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    PetitionId = table.Column<Guid>(type: "uuid", nullable: false),
                    Commune = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: false),
                    Channel = table.Column<int>(type: "integer", nullable: false),
                    At = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    InvalidationId = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Signatures", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Signatures_Petitions_PetitionId",
                        column: x => x.PetitionId,
                        principalSchema: "participation",
                        principalTable: "Petitions",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Invalidations_PetitionId_At",
                schema: "participation",
                table: "Invalidations",
                columns: new[] { "PetitionId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Invalidations_State",
                schema: "participation",
                table: "Invalidations",
                column: "State");

            migrationBuilder.CreateIndex(
                name: "IX_MailProviderTables_At",
                schema: "participation",
                table: "MailProviderTables",
                column: "At");

            migrationBuilder.CreateIndex(
                name: "IX_Petitions_AuthorId",
                schema: "participation",
                table: "Petitions",
                column: "AuthorId");

            migrationBuilder.CreateIndex(
                name: "IX_Petitions_ProcessId_Stage",
                schema: "participation",
                table: "Petitions",
                columns: new[] { "ProcessId", "Stage" });

            migrationBuilder.CreateIndex(
                name: "IX_PetitionSteps_PetitionId_At",
                schema: "participation",
                table: "PetitionSteps",
                columns: new[] { "PetitionId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Recounts_PetitionId_At",
                schema: "participation",
                table: "Recounts",
                columns: new[] { "PetitionId", "At" });

            migrationBuilder.CreateIndex(
                name: "IX_Signatories_PetitionId_Domain",
                schema: "participation",
                table: "Signatories",
                columns: new[] { "PetitionId", "Domain" });

            migrationBuilder.CreateIndex(
                name: "IX_Signatories_PetitionId_Mailbox_Place",
                schema: "participation",
                table: "Signatories",
                columns: new[] { "PetitionId", "Mailbox", "Place" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Signatories_PetitionId_NameKey",
                schema: "participation",
                table: "Signatories",
                columns: new[] { "PetitionId", "NameKey" });

            migrationBuilder.CreateIndex(
                name: "IX_Signatories_PetitionId_Network",
                schema: "participation",
                table: "Signatories",
                columns: new[] { "PetitionId", "Network" });

            migrationBuilder.CreateIndex(
                name: "IX_Signatories_PetitionId_PersonId",
                schema: "participation",
                table: "Signatories",
                columns: new[] { "PetitionId", "PersonId" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Signatories_PetitionId_ToldUpTo",
                schema: "participation",
                table: "Signatories",
                columns: new[] { "PetitionId", "ToldUpTo" },
                filter: "\"WantsNews\"");

            migrationBuilder.CreateIndex(
                name: "IX_Signatories_TokenHash",
                schema: "participation",
                table: "Signatories",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Signatures_InvalidationId",
                schema: "participation",
                table: "Signatures",
                column: "InvalidationId",
                filter: "\"InvalidationId\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Signatures_PetitionId_At",
                schema: "participation",
                table: "Signatures",
                columns: new[] { "PetitionId", "At" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Invalidations",
                schema: "participation");

            migrationBuilder.DropTable(
                name: "MailProviderTables",
                schema: "participation");

            migrationBuilder.DropTable(
                name: "PetitionSteps",
                schema: "participation");

            migrationBuilder.DropTable(
                name: "Recounts",
                schema: "participation");

            migrationBuilder.DropTable(
                name: "Signatories",
                schema: "participation");

            migrationBuilder.DropTable(
                name: "Signatures",
                schema: "participation");

            migrationBuilder.DropTable(
                name: "SignatureTallies",
                schema: "participation");

            migrationBuilder.DropTable(
                name: "Petitions",
                schema: "participation");

            migrationBuilder.DropColumn(
                name: "Unsubscribe",
                schema: "participation",
                table: "Letters");
        }
    }
}
