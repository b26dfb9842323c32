using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Cms.Storage.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Schedule : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Schedule",
                schema: "cms",
                table: "Nodes",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "FormerAddresses",
                schema: "cms",
                columns: table => new
                {
                    Culture = table.Column<string>(type: "text", nullable: false),
                    Path = table.Column<string>(type: "text", nullable: false),
                    Node = table.Column<Guid>(type: "uuid", nullable: false),
                    Since = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FormerAddresses", x => new { x.Culture, x.Path });
                });

            migrationBuilder.CreateIndex(
                name: "IX_Nodes_Scheduled",
                schema: "cms",
                table: "Nodes",
                column: "Id",
                filter: "\"Schedule\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "FormerAddresses",
                schema: "cms");

            migrationBuilder.DropIndex(
                name: "IX_Nodes_Scheduled",
                schema: "cms",
                table: "Nodes");

            migrationBuilder.DropColumn(
                name: "Schedule",
                schema: "cms",
                table: "Nodes");
        }
    }
}
