"""The manual: pages of Markdown made of the rules, the profiles and the words, beside those that people write."""
