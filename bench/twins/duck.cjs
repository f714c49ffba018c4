// Reads and writes tables with DuckDB, in memory: "csv FILE", "write FILE" (the table read last, as Parquet), "read FILE" (Parquet).
// For each line on standard input prints the seconds that it took, by the clock.
const { DuckDBInstance } = require('@duckdb/node-api');

async function main() {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  for await (const line of require('readline').createInterface({ input: process.stdin })) {
    const [verb, path] = [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1).replaceAll("'", "''")];
    const statement = {
      csv: `CREATE OR REPLACE TEMP TABLE digits AS SELECT CAST(COLUMNS(*) AS UTINYINT) FROM read_csv('${path}')`,
      write: `COPY digits TO '${path}' (FORMAT parquet)`,
      read: `CREATE OR REPLACE TEMP TABLE digits AS SELECT * FROM read_parquet('${path}')`,
    }[verb];
    const start = process.hrtime.bigint();
    await connection.run(statement);
    console.log(Number(process.hrtime.bigint() - start) / 1e9);
  }
}

main();
