"""What sets up, builds and serves Backscroll; see setup.py, build.py and static_server.py."""
