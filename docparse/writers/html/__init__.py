"""HTML: one complete page, or the blocks of one."""
