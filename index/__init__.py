"""From files to hits. Knows nothing of chats, prompts or screens."""
