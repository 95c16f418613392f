"""What `make bench` measures, one section a file: each measures, judges and tells by itself."""
