"""Design: words become voices and manners. `describe` reads a description of a voice, `candidates` makes recipes of it,
`feeling` reads a sentence about the manner."""
