"""The captures room: WARC files appended to, cut back, read, checked and replayed. No Scrapy and no SQL here.

``exchange`` says what is appended and ``warc`` appends it; ``recover`` cuts what no commit acknowledged; ``read`` and ``check`` take one
record by offset and length; ``walk`` goes through whole files; ``replay`` answers requests from them.
"""
