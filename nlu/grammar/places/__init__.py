"""Which area of the gazetteer a text names, mistyped or not; addresses within an area are read elsewhere."""
