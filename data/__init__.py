"""What is stored: models, states, verbs and queries; verbs never commit, the caller does."""
