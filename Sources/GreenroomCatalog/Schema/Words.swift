extension Schema {
  /// Beginnings of words joined what the text index is made of.
  static let words = refillingText

  /// Any four characters of a word joined it: ``WordToken``.
  static let fours = refillingText

  private static let refillingText = """
    INSERT INTO searchToken (searchToken) VALUES ('delete-all');
    DELETE FROM searchText;
    DELETE FROM listedAssets;
    INSERT INTO searchDirty SELECT pk FROM asset WHERE true ON CONFLICT DO NOTHING;
    """
}
