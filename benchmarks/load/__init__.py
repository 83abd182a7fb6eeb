"""Many readers at once on loopback: what they wait for, and what it costs the server."""
