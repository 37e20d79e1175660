// What a browser must have before anything shows: the scripts that index.html names, and all that they import statically.

/** The files of the first load, in the manifest's terms. */
export function firstLoad(manifest) {
  const seen = new Set();
  const visit = (key) => {
    if (seen.has(key)) return;
    seen.add(key);
    for (const next of manifest[key].imports ?? []) visit(next);
  };
  for (const [key, chunk] of Object.entries(manifest)) {
    if (chunk.isEntry) visit(key);
  }
  return [...seen].map((key) => manifest[key].file);
}
