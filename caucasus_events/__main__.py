"""``python -m caucasus_events``."""

from caucasus_events.cli import main

if __name__ == "__main__":
    main()
