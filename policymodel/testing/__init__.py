"""The contract kit for authors of plans, rules and exporters.

What this library promises its users, a plugin must promise too: each promise is a small test.
``policymodel test-plugin DIR`` runs them, and so does pytest, with `policymodel.testing.plugin`
among the ``pytest_plugins`` of a ``conftest.py``; or one by one::

    @pytest.mark.parametrize("promise", promises("plugins/policymodel_linwan"), ids=str)
    def test_the_plan_keeps_its_promises(promise):
        promise.keep()

`policymodel.testing.strategies` has hypothesis strategies for plans, targets and units.
"""

from policymodel.testing.promises import (
    BrokenPromise,
    Promise,
    exporter_promises,
    promises,
    rule_promises,
)

__all__ = ["BrokenPromise", "Promise", "exporter_promises", "promises", "rule_promises"]
