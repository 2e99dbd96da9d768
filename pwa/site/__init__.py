"""What is published: every document of the site, as a pure function of content, catalogues and templates."""
