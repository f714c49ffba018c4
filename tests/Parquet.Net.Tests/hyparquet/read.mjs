// Reads FILE with a reader that shares no code with ours and prints, for each column, its type, its nulls and a hash of its values.
import { createHash } from 'node:crypto'
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet'
import { compressors } from 'hyparquet-compressors'

const file = await asyncBufferFromFile(process.argv[2])
const metadata = await parquetMetadataAsync(file)
const rows = await parquetReadObjects({ file, metadata, compressors, utf8: false })

function text(value) {
  if (value === null || value === undefined) return 'null'
  if (value instanceof Uint8Array) return Buffer.from(value).toString('hex')
  return String(value)
}

const columns = metadata.schema.slice(1).map(({ name, type, converted_type }) => {
  const values = rows.map(row => text(row[name]))
  const hash = createHash('sha256').update(values.join('\n')).digest('hex')
  return [name, type, converted_type ?? '-', values.filter(value => value === 'null').length, hash].join(' ')
})
const pairs = (metadata.key_value_metadata ?? []).map(({ key, value }) => `${key}=${value}`)
console.log([`rows ${rows.length} groups ${metadata.row_groups.length}`, ...pairs, ...columns].join('\n'))
