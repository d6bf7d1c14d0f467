// Corrections: levels by the offset, in code points, at which a heading begins; 0 is text.

// After an edit they move with the text; those inside it are gone.
export function shift(corrections, before, after) {
  const old = Array.from(before);
  const now = Array.from(after);
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start++;
  let end = 0;
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++;
  const moved = [...corrections].flatMap(([offset, level]) => {
    if (offset < start) return [[offset, level]];
    return offset >= old.length - end ? [[offset + now.length - old.length, level]] : [];
  });
  return new Map(moved);
}

// The other headings of a heading's run: those numbered in the same way, under the same heading.
export function runOf(rows, row) {
  if (!row.level || !row.style) return [];
  const at = rows.findIndex((one) => one.start === row.start);
  const isAbove = (one) => one.level && one.level < row.level;
  const first = rows.findLastIndex((one, index) => index < at && isAbove(one)) + 1;
  const after = rows.findIndex((one, index) => index > at && isAbove(one));
  return rows
    .slice(first, after < 0 ? rows.length : after)
    .filter((one) => one !== row && one.level === row.level && one.style === row.style);
}
