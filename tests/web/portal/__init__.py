"""The portal of the replica: 反腐调研网, its sections, its skins, its pages that are no articles."""
