"""荔湾规划一张图: a district's five-year plan, placed on a map."""
