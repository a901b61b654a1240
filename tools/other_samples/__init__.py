"""The samples beside Kumamoto's: invented cities, one layout each."""
