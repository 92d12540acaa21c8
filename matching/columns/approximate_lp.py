"""Approximate LP: the program solved by PDLP, a first-order method, to a tolerance: however large it is, in seconds.

Its prices lie amid all that would do, where the simplex method takes an extreme: fewer rounds of tours are needed
(Rousseau, Gendreau & Feillet 2007, on interior prices; Applegate et al. 2021, on the method).
"""

import numpy as np
from ortools.math_opt.callback_pb2 import CallbackRegistrationProto
from ortools.math_opt.core.python import solver
from ortools.math_opt.model_parameters_pb2 import ModelSolveParametersProto, SolutionHintProto
from ortools.math_opt.model_pb2 import ModelProto
from ortools.math_opt.parameters_pb2 import SOLVER_TYPE_PDLP, SolveParametersProto, SolverInitializerProto
from ortools.math_opt.sparse_containers_pb2 import SparseDoubleVectorProto
from ortools.util.python.solve_interrupter import SolveInterrupter

from matching.columns.linear_program import LinearProgram
from matching.instance.arrays import Floats


class ApproximateLp:
    """Each solution begins where the last one ended."""

    def __init__(self, program: LinearProgram) -> None:
        """Nothing is known yet."""
        self._program = program
        self._hint: SolutionHintProto | None = None
        self._interrupter = SolveInterrupter()

    def solve(self, tolerance: float, seconds: float) -> Floats | None:
        """Prices of the rows as good as the tolerance (a part of the value), or as the time allows.

        None where there are none: no time, told to stop, or no solution at all.
        """
        if seconds <= 0 or self._interrupter.interrupted:
            return None
        with_hint = ModelSolveParametersProto(solution_hints=[self._hint] if self._hint else [])
        result = solver.solve(
            _model(self._program),
            SOLVER_TYPE_PDLP,
            SolverInitializerProto(),
            _parameters(tolerance, seconds),
            with_hint,
            None,
            CallbackRegistrationProto(),
            None,
            self._interrupter.pybind_interrupter,
        )
        if not result.solutions:
            return None
        found = result.solutions[0]
        self._hint = SolutionHintProto(
            variable_values=found.primal_solution.variable_values, dual_values=found.dual_solution.dual_values
        )
        return _prices(found.dual_solution.dual_values, self._program.rows)

    def stop(self) -> None:
        """From another thread: come to an end soon."""
        self._interrupter.interrupt()


def _parameters(tolerance: float, seconds: float) -> SolveParametersProto:
    made = SolveParametersProto(threads=1)
    made.time_limit.FromNanoseconds(int(seconds * 1e9))
    criteria = made.pdlp.termination_criteria.simple_optimality_criteria
    criteria.eps_optimal_relative = criteria.eps_optimal_absolute = tolerance
    return made


def _model(program: LinearProgram) -> ModelProto:
    made = ModelProto()
    least, most, gain = program.limits()
    made.variables.ids.extend(range(program.columns))
    made.variables.lower_bounds.extend(least)
    made.variables.upper_bounds.extend(most)
    made.variables.integers.extend([False] * program.columns)
    made.objective.maximize = True
    made.objective.linear_coefficients.CopyFrom(_sparse(gain))
    low, high = program.sides()
    made.linear_constraints.ids.extend(range(program.rows))
    made.linear_constraints.lower_bounds.extend(low)
    made.linear_constraints.upper_bounds.extend(high)
    entries = program.matrix().tocoo()
    made.linear_constraint_matrix.row_ids.extend(entries.row)
    made.linear_constraint_matrix.column_ids.extend(entries.col)
    made.linear_constraint_matrix.coefficients.extend(entries.data)
    return made


def _sparse(values: Floats) -> SparseDoubleVectorProto:
    told = np.flatnonzero(values)
    return SparseDoubleVectorProto(ids=told, values=values[told])


def _prices(told: SparseDoubleVectorProto, rows: int) -> Floats:
    made = np.zeros(rows)
    made[np.array(told.ids, dtype=np.int64)] = told.values
    return made
