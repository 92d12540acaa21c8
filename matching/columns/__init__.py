"""Column generation: tours priced by reduced cost, a linear program over them, a proved bound; it chooses no plan."""
