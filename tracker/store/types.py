"""Column types that compare alike on both databases: days, keys and sort values byte by byte (the C collation)."""

from sqlalchemy import String, Text

Day = String(10).with_variant(String(10, collation="C"), "postgresql")  # 2020-12-16
Stamp = String(20).with_variant(String(20, collation="C"), "postgresql")  # 2020-12-16T18:30:05Z
Key = String(200).with_variant(String(200, collation="C"), "postgresql")
Sort = Text().with_variant(Text(collation="C"), "postgresql")
Hash = String(64).with_variant(String(64, collation="C"), "postgresql")
