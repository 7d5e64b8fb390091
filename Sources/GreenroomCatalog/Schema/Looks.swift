extension Schema {
  /// What verifying a file sees of its pictures and hears of its sound.
  static let looks = """
    ALTER TABLE asset ADD COLUMN dark INTEGER CHECK (dark IN (0, 1));
    ALTER TABLE asset ADD COLUMN bars TEXT;
    ALTER TABLE asset ADD COLUMN clipped INTEGER CHECK (clipped IN (0, 1));
    """

  /// Whether a clip's frames hold two fields.
  static let fields = "ALTER TABLE asset ADD COLUMN interlaced INTEGER CHECK (interlaced IN (0, 1));"

  /// What was verified before verifying saw all this is verified again when it is next used. And words are gathered where
  /// a program that had just stopped noting them by triggers forgot to: of copies that were made here, and of what has a
  /// sidecar or a caption beside it. Names have joined theirs with the `@` that people write.
  static let looksAgain = """
    INSERT INTO searchDirty SELECT pk FROM asset
      WHERE name IS NOT NULL OR NOT EXISTS (SELECT 1 FROM searchText WHERE searchText.asset = asset.pk)
      ON CONFLICT DO NOTHING;
    INSERT INTO searchDirty SELECT DISTINCT location.asset FROM companion
      JOIN location ON location.folder = companion.folder
      WHERE location.asset IS NOT NULL ON CONFLICT DO NOTHING;
    UPDATE asset SET verified = 0 WHERE verified = 1
      AND (kind = 'video' AND interlaced IS NULL OR kind <> 'audio' AND dark IS NULL
        OR kind = 'audio' AND clipped IS NULL);
    """
}
