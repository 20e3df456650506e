"""A province: files by the hundred thousand, checked part by part on one machine or many, and asked about afterwards.

The part is the interface (`part.run`); Parquet parts are the only state; what is missing is done by the next run. Nothing
outside of this package imports the libraries of the extra `scan`.
"""
