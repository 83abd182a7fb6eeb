/** Hands files that the server made to the reader. */

const SAVED_FOR_MS = 60000;

/** Save a file under the name that its answer's headers give it, else under the other one. */
function handOver(file, headers, otherwise) {
  const named = /filename\*=UTF-8''([^;]+)/.exec(headers.get("Content-Disposition") || "");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = named ? decodeURIComponent(named[1]) : otherwise;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), SAVED_FOR_MS);
}
