"""The contract kit for authors of plans, rules and exporters.

What this library promises its users, a plugin must promise too: the promises are listed here,
each a small test. ``policymodel test-plugin DIR`` runs them, and so does pytest::

    # conftest.py
    pytest_plugins = ["policymodel.testing.plugin"]

    # or, one by one, in a test of one's own
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
