"""The map document alone, in a frame of a page that keeps what the frame says."""

from __future__ import annotations

from tests.support.pointer import point_at

FRAME = """<iframe sandbox="allow-scripts" title="规划地图" style="border:0"></iframe>
<style>html,body{margin:0;height:100%}iframe{width:100%;height:100%;display:block}</style>"""
POST = """(message) => {
    document.querySelector('iframe').contentWindow.postMessage(message, '*');
}"""
LISTEN = """() => {
    window.taken = new Promise((done) => addEventListener('message', () => {
        requestAnimationFrame(() => requestAnimationFrame(done));
    }, {once: true}));
}"""
RESIZE = """([width, height]) => Object.assign(
    document.querySelector('iframe').style, {width, height})"""
HAS_SIZE = """(size) => {
    const {x, y} = planMap.getSize();
    return `${x}px` === size[0] && `${y}px` === size[1];
}"""
STARTED_MS = 450
STILL_MS = 150
SEEN = "() => planMap.getBounds().toBBoxString().split(',').map(Number)"


class MapFrame:
    """The map document in a frame of a page that keeps what the frame says."""

    def __init__(self, page, html):
        """Put the document into a fresh page and wait for it to be ready."""
        self.page = page
        page.set_content(FRAME)
        page.evaluate(
            """(html) => {
                window.heard = [];
                window.addEventListener('message', (event) => window.heard.push(event.data));
                document.querySelector('iframe').srcdoc = html;
            }""",
            html,
        )
        page.wait_for_function("() => heard.some((message) => message.type === 'ready')")
        self.frame = page.frames[1]
        point_at(page, self.frame, 2, 2)

    def say(self, message):
        """Send the frame a message, wait until it has taken it, and two pictures more."""
        self.frame.evaluate(LISTEN)
        self.page.evaluate(POST, message)
        self.frame.evaluate("() => window.taken")

    def resize(self, size):
        """Give the frame this width and height, and wait until the map has taken it."""
        self.page.evaluate(RESIZE, size)
        self.frame.wait_for_function(HAS_SIZE, arg=size)

    def settled(self):
        """Wait until the map stands still, after a flight that may begin a little later."""
        self.page.wait_for_timeout(STARTED_MS)
        before, now = None, self.frame.evaluate(SEEN)
        while now != before or self.frame.evaluate("() => planMap.isLed()"):
            self.page.wait_for_timeout(STILL_MS)
            before, now = now, self.frame.evaluate(SEEN)

    def heard(self, kind):
        """Return the messages of this type that the frame sent."""
        return self.page.evaluate("(kind) => heard.filter((one) => one.type === kind)", kind)

    def look_at(self, lon, lat, zoom):
        """Bring a position before the reader."""
        self.frame.evaluate(
            "([lat, lon, zoom]) => { planMap.setView([lat, lon], zoom, {animate: false}); }",
            [lat, lon, zoom],
        )
