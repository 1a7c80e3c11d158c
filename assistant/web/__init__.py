"""The page as values in and escaped HTML out. `assistant.app` binds it to Gradio."""
