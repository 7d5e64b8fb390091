extension Draft {
  /// A stored request's draft as a person would write it, which builds to the same body: with the model and the
  /// profile it was composed for, and without kinds that the assets tell by themselves.
  package func remixed(model: String, profile: String) -> Draft {
    var draft = self
    draft.model = model
    draft.profile = profile
    for index in draft.references.indices where AssetID(draft.references[index].asset) != nil {
      draft.references[index].kind = nil
    }
    return draft
  }
}
