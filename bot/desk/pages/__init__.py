"""The desk's pages, each a route file with its template and its query beside it; no rules of the stored state."""
