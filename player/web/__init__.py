"""The web pages behind the codes: values in, files out."""
