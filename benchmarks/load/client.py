"""A reader as Streamlit's own client is one to the server: a websocket, and our routes beside it.

The page is opened over the websocket as the browser does it: the script is asked to run, its
messages are taken until it has finished, and after each act the component's view is told by a run
of its fragment. Everything else the component asks of our routes.
"""

from __future__ import annotations

import asyncio
import json
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

PROTOCOL = "streamlit"
RUN_SECONDS = 30.0
LARGEST_MESSAGE = 16 * 1024 * 1024


class RunFailedError(Exception):
    """The page's script did not finish as it should."""


class Reader:
    """One reader's connection; open it with `async with`."""

    def __init__(self, url: str, http: httpx.AsyncClient) -> None:
        """Know the app's address; `http` is shared among readers."""
        self._url, self._http = url.rstrip("/"), http
        self._socket: ClientConnection | None = None
        self._widget = self._fragment = self._script = ""
        self._known: list[str] = []
        self._map = ""

    async def __aenter__(self) -> Self:
        """Connect; nothing is asked for yet."""
        address = urlsplit(self._url)
        self._socket = await connect(
            f"ws://{address.netloc}{address.path}/_stcore/stream",
            subprotocols=[PROTOCOL],  # type: ignore[list-item]
            origin=f"http://{address.netloc}",  # type: ignore[arg-type]
            max_size=LARGEST_MESSAGE,
            proxy=None,
        )
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Leave as a closed tab does."""
        if self._socket is not None:
            await self._socket.close()

    async def open(self) -> None:
        """Fetch the page, run its script, fetch the map and the first sheet, tell the view."""
        await self.get("/")
        await self._run("")
        await self.get(f"/{self._map}")
        await self.get("/sheets?fragment=1")
        await self.tell("")

    async def get(self, path: str) -> bytes:
        """Return what one of our routes answers; raises httpx.HTTPError for a refusal."""
        answer = await self._http.get(f"{self._url}{path}")
        answer.raise_for_status()
        return answer.content

    async def tell(self, view: str) -> None:
        """Tell Python what is looked at; returns when its run has finished."""
        await self._run(view, self._fragment)

    async def _run(self, view: str, fragment: str = "") -> None:
        asked = BackMsg()
        state = asked.rerun_script
        state.query_string = view
        state.context_info.timezone = "Asia/Shanghai"
        state.context_info.locale = "zh-CN"
        state.context_info.url = f"{self._url}/"
        state.widget_states.SetInParent()
        state.cached_message_hashes.extend(self._known)
        if fragment:
            state.fragment_id, state.page_script_hash = fragment, self._script
            widget = state.widget_states.widgets.add()
            widget.id = self._widget
            widget.json_value = json.dumps({"view": f"?{view}" if view else ""})
        if self._socket is None:
            raise RunFailedError("not connected")
        await self._socket.send(asked.SerializeToString())
        await asyncio.wait_for(self._finished(), RUN_SECONDS)

    async def _finished(self) -> None:
        """Take messages until the script has finished; raises RunFailedError when it went wrong."""
        assert self._socket is not None  # noqa: S101  (for mypy)
        while True:
            told = ForwardMsg()
            told.ParseFromString(bytes(await self._socket.recv(decode=False)))
            kind = told.WhichOneof("type")
            if kind == "delta":
                self._learn(told)
            elif kind == "script_finished":
                if told.script_finished not in _FINISHED:
                    raise RunFailedError(ForwardMsg.ScriptFinishedStatus.Name(told.script_finished))
                return

    def _learn(self, told: ForwardMsg) -> None:
        """Remember of a message what the component needs to answer."""
        self._fragment = told.delta.fragment_id or self._fragment
        self._script = told.metadata.active_script_hash or self._script
        element = told.delta.new_element
        if element.WhichOneof("type") == "exception":
            raise RunFailedError(element.exception.message)
        if element.WhichOneof("type") == "bidi_component":
            self._widget = element.bidi_component.id
            self._map = str(json.loads(element.bidi_component.json)["map"])
            self._known = [told.hash]


_FINISHED = frozenset(
    {ForwardMsg.FINISHED_SUCCESSFULLY, ForwardMsg.FINISHED_FRAGMENT_RUN_SUCCESSFULLY}
)
