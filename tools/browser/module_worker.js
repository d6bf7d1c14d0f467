// Pyodide runs in module workers alone, and a page that is opened as a file can start classic ones alone. The bundle needs
// nothing that only one of them has; this keeps Pyodide from finding out, so it comes before it.
self.importScripts = () => {
  throw new TypeError("importScripts is not used");
};
