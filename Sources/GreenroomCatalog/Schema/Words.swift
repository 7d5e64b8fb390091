extension Schema {
  /// The text index is filled anew: ``SearchWord`` joined what it is made of.
  static let words = """
    INSERT INTO searchToken (searchToken) VALUES ('delete-all');
    DELETE FROM searchText;
    DELETE FROM listedAssets;
    INSERT INTO searchDirty SELECT pk FROM asset WHERE true ON CONFLICT DO NOTHING;
    """
}
