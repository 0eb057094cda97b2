#!/bin/sh
# archive_command: copies one finished WAL segment to the archive, whole or not at all. PostgreSQL repeats it until it ends with 0.
set -eu
path=$1
name=$2
archive=${WAL_ARCHIVE:-/wal-archive}
if [ -f "$archive/$name" ]; then
  # Archived before a crash that PostgreSQL did not hear of: the same is well, another must never be overwritten.
  cmp -s "$path" "$archive/$name"
  exit
fi
cp "$path" "$archive/$name.part"
sync "$archive/$name.part"
mv "$archive/$name.part" "$archive/$name"
