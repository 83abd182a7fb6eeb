/** Hands files that the server made to the reader. */

const SAVED_FOR_MS = 60000;

/** Save the file of an answer under the name that the server gives it, else under the other one. */
async function handOver(answer, otherwise) {
  const named = /filename\*=UTF-8''([^;]+)/.exec(answer.headers.get("Content-Disposition") || "");
  const link = document.createElement("a");
  link.href = URL.createObjectURL(await answer.blob());
  link.download = named ? decodeURIComponent(named[1]) : otherwise;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), SAVED_FOR_MS);
}
