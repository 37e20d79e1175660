// The order in which Azure Tables keeps rows, for Azurite, which looks at every row of a partition to find one, and at every row of a table to answer a query.

/** The rows of one table by their two names, kept up by the events of the collection that holds them. */
export class RowIndex {
  #partitions = new Map();

  /** @param collection A LokiJS collection: it tells at once of each row that it inserts, updates or deletes. */
  constructor(collection) {
    const put = (row) => this.#put(row);
    collection.data.forEach(put);
    collection.on('insert', put);
    collection.on('update', put);
    collection.on('delete', (row) => this.#remove(row));
  }

  /** The row of these names, or null, as LokiJS has it. */
  find(partitionKey, rowKey) {
    return this.#partitions.get(partitionKey)?.rows.get(rowKey) ?? null;
  }

  /** The rows of a partition, in the order of their names, from the first name on. The partition must not change meanwhile. */
  *from(partitionKey, first) {
    const partition = this.#partitions.get(partitionKey);
    if (partition !== undefined) {
      const { names, rows } = partition;
      for (let at = placeOf(names, first); at < names.length; at++) {
        yield rows.get(names[at]);
      }
    }
  }

  #put(row) {
    let partition = this.#partitions.get(row.PartitionKey);
    if (partition === undefined) {
      this.#partitions.set(row.PartitionKey, partition = { names: [], rows: new Map() });
    }

    const { names, rows } = partition;
    if (!rows.has(row.RowKey)) {
      names.splice(placeOf(names, row.RowKey), 0, row.RowKey);
    }

    rows.set(row.RowKey, row);
  }

  #remove(row) {
    const partition = this.#partitions.get(row.PartitionKey);
    if (partition?.rows.delete(row.RowKey)) {
      partition.names.splice(placeOf(partition.names, row.RowKey), 1);
      if (partition.names.length === 0) {
        this.#partitions.delete(row.PartitionKey);
      }
    }
  }
}

/** Where a name stands among the ordered ones, or would stand. Names are compared as Azurite compares them, by UTF-16 units. */
function placeOf(names, name) {
  let [low, high] = [0, names.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (names[middle] < name) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }

  return low;
}
