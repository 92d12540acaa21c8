"""The web application and what stands before every page; knows nothing of what the pages say."""
