"""Pure dialogue: `step(state, heard, scene) -> Turn`; one file per flow."""
