"""Forms and their slots: what is asked, how an answer fills a draft, how it is read back; not what is done with it."""
