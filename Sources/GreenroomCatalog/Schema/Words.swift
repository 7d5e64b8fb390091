extension Schema {
  /// Beginnings of words joined what the text index is made of.
  static let words = refillingText

  /// Any four characters of a word joined it: ``WordToken``.
  static let fours = refillingText

  /// Whoever inserts into these two has the words follow, ``SearchIndex``: a statement that fires triggers keeps a copy of
  /// each page that it changes, and looks for what refers to its row in every table that could.
  static let untriggered = """
    DROP TRIGGER assetInsertedInSearch;
    DROP TRIGGER locationInsertedInSearch;
    """

  private static let refillingText = """
    INSERT INTO searchToken (searchToken) VALUES ('delete-all');
    DELETE FROM searchText;
    DELETE FROM listedAssets;
    INSERT INTO searchDirty SELECT pk FROM asset WHERE true ON CONFLICT DO NOTHING;
    """
}
