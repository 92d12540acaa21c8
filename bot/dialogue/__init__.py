"""Pure dialogue: `step(state, heard, scene) -> Turn`; it reads nothing, changes nothing, and knows no database."""
