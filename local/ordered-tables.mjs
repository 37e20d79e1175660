// Lets Azurite's tables cost what Azure's cost: by the rows that are asked for, not by those of everybody else.

import { RowIndex } from './row-index.mjs';

const indexes = new WeakMap();

/** @param tables Azurite's table store (LokiTableMetadataStore), before the first request. */
export function keepInOrder(tables) {
  readFromFirstRow(tables);
  findOneRow(tables);
  replaceInPlace(tables);
}

/**
 * Azurite answers a query by looking at every row of the table, and sorts what it finds. The app's queries all name a partition and a first row: from there on
 * rows are read in their order, as on Azure, and no more of them than the answer takes. Azurite's own filter still decides about each.
 */
function readFromFirstRow(tables) {
  const query = tables.queryTableEntities;
  tables.queryTableEntities = function (context, account, table, options, nextPartitionKey, nextRowKey) {
    const [, partition, from, end] = /^PartitionKey eq '([^']*)' and RowKey (?:ge|gt) '([^']*)' and RowKey lt '([^']*)'$/.exec(options.filter ?? '') ?? [];
    if (partition === undefined) {
      return query.call(tables, context, account, table, options, nextPartitionKey, nextRowKey);
    }

    const next = tables.decodeContinuationHeader(nextRowKey) ?? '';
    const rows = until(end, indexOf(tables.getEntityCollection(account, table, context)).from(partition, next > from ? next : from));
    const narrowed = Object.create(tables, { getEntityCollection: { value: () => ({ chain: () => chainOf(rows) }) } });
    return query.call(narrowed, context, account, table, options, nextPartitionKey, nextRowKey);
  };
}

/** What Azurite asks of a LokiJS chain, of rows that are in order already. */
function chainOf(rows) {
  return {
    where: (holds) => chainOf(only(holds, rows)),
    sort: () => chainOf(rows),
    limit: (count) => chainOf(first(count, rows)),
    data: () => [...rows],
  };
}

function* until(end, rows) {
  for (const row of rows) {
    if (row.RowKey >= end) {
      return;
    }

    yield row;
  }
}

function* only(holds, rows) {
  for (const row of rows) {
    if (holds(row)) {
      yield row;
    }
  }
}

function* first(count, rows) {
  for (const row of rows) {
    if (count-- <= 0) {
      return;
    }

    yield row;
  }
}

/** Azurite finds a row by looking at all rows of its partition, which in a long conversation are many. Azure finds it by its two names. */
function findOneRow(tables) {
  const collectionOf = tables.getEntityCollection;
  tables.getEntityCollection = function (...parameters) {
    const rows = collectionOf.apply(tables, parameters);
    if (rows && !Object.hasOwn(rows, 'findOne')) {
      const index = indexOf(rows);
      rows.findOne = ({ PartitionKey, RowKey }) => index.find(PartitionKey, RowKey);
    }

    return rows;
  };
}

/** The order of a table. LokiJS's own indexes of it are of no use beside that, and every write moves the rest of them. */
function indexOf(rows) {
  let index = indexes.get(rows);
  if (index === undefined) {
    indexes.set(rows, index = new RowIndex(rows));
    rows.binaryIndices = {};
  }

  return index;
}

/** Azurite takes a row out and puts the new one at the end, for which all rows behind it are moved: the more there are of whomever, the slower. */
function replaceInPlace(tables) {
  const replace = tables.updateTableEntity;
  tables.updateTableEntity = function (context, table, account, entity, ifMatch, batchId) {
    const rows = tables.getEntityCollection(account, table, context);
    let before;
    const inPlace = Object.create(rows, {
      remove: { value: (row) => { before = row; } },
      insert: { value: (row) => rows.update(Object.assign(row, { $loki: before.$loki, meta: before.meta })) },
    });
    const narrowed = Object.create(tables, { getEntityCollection: { value: () => inPlace } });
    return replace.call(narrowed, context, table, account, entity, ifMatch, batchId);
  };
}
