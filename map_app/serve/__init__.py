"""The web routes beside Streamlit: map documents, sheets, the text, search, files, health."""

from map_app.serve.routes import routes
from map_app.serve.served import Served, serve_atlas, warm_up

__all__ = ["Served", "routes", "serve_atlas", "warm_up"]
