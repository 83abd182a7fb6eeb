/** All that Streamlit runs of ours: the page, which stands in the first document, tells Python what is seen. */
export default function planMapTeller({ setStateValue }) {
  if (window.planMapPage) window.planMapPage.heardBy(setStateValue);
  // Streamlit answers any address below ours with a document of its own, in which no page of ours stands.
  else if (!document.querySelector("[data-page-host]")) window.location.replace(new URL(`./${window.location.search}`, document.baseURI));
}
