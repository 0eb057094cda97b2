import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './DataTable.module.css';

export interface Column<T> {
  id: string;
  header: string;
  cell: (row: T) => ReactNode;
  /** Numbers stand on the right, in figures of equal width. */
  numeric?: boolean;
  /** The cell that names the row; on a phone it heads the row's card. */
  main?: boolean;
  /** Left out below this width of the table's place. */
  wide?: boolean;
  /** The header is for screen readers only: acts at the end of a row. */
  silent?: boolean;
}

interface Props<T> {
  /** What the table lists, for screen readers. */
  label: string;
  columns: Column<T>[];
  rows: T[];
  rowKey: (row: T) => string;
  /** Opens the row; its first cell becomes a button. */
  onOpen?: (row: T) => void;
  /** The key of the open row. */
  open?: string | undefined;
}

/** A table that turns into cards where it would not fit, by the width it has rather than that of the screen. */
export function DataTable<T>({ label, columns, rows, rowKey, onOpen, open }: Props<T>) {
  return (
    <div className={classes.place}>
      <Table className={classes.table ?? ''} aria-label={label}>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column.id} className={classesOf(column)}>
                {column.silent ? <span className="mantine-visually-hidden">{column.header}</span> : column.header}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Row key={rowKey(row)} row={row} columns={columns} onOpen={onOpen} open={open === rowKey(row)} />
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

interface RowProps<T> {
  row: T;
  columns: Column<T>[];
  onOpen: ((row: T) => void) | undefined;
  open: boolean;
}

function Row<T>({ row, columns, onOpen, open }: RowProps<T>) {
  return (
    <Table.Tr className={onOpen ? classes.opens : undefined} data-open={open || undefined}>
      {columns.map((column) => (
        <Table.Td key={column.id} className={classesOf(column)} data-label={column.silent ? undefined : column.header}>
          {column.main && onOpen ? (
            <button type="button" className={classes.opener} onClick={() => onOpen(row)}>
              {column.cell(row)}
            </button>
          ) : (
            column.cell(row)
          )}
        </Table.Td>
      ))}
    </Table.Tr>
  );
}

function classesOf<T>(column: Column<T>): string {
  return [column.numeric && classes.numeric, column.main && classes.main, column.wide && classes.wide]
    .filter(Boolean)
    .join(' ');
}
