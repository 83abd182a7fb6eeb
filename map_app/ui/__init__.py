"""The page that a reader sees: Streamlit's script, and the one component that holds everything."""
