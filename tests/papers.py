"""Small papers in our own words, in the layout of real ones."""

RECOMMENDATIONS = """Commercial Customs Operations
Advisory Committee (COAC)
Secure Trade Lanes Subcommittee
Port Signs Working Group
Recommendations

December 2020

COAC Port Signs Working Group (PSWG)

1. COAC recommends that CBP post one sign at each gate that names the lane, the hours and the office to call.
2. COAC recommends that CBP publish a map of all signs, considering the two sets of recommendations that the COAC
previously submitted in February 2019 and July 2020.
3. COAC further recommends that CBP ask carriers which signs mislead their drivers, and mend those

first, before new ones are put up.
"""

ISSUE_PAPER = """Commercial Customs Operations Advisory Committee
Government Issue Paper
Secure Trade Lanes Subcommittee
Wayfinding Working Group

December 2023

Pub# 3999-1123

Office of Field Operations
Secure Trade Lanes Subcommittee
Wayfinding Working Group
December 2023

Action Required: Informational

Background: Under the Secure Trade Lanes Subcommittee, a Port Signs Working Group was formed in the 15th Term of the
COAC. The 16th Term of the COAC is a continuation of this effort, and the working group changed its name to Wayfinding
(WAY). The COAC met for the first time this session on February 10, 2022.

Current Status:

This session will focus on the following:

- Count the signs at each gate.
- Ask drivers what they read.

CBP put the first new signs up by August 1, 2023.

Submitted by: Pat Example, OFO

Date: November 3, 2023
"""

SIGNS = """**Commercial Customs Operations
Advisory Committee (COAC)
Safe Roads Subcommittee
Port Signs Working Group
Recommendations**

March 2021

## **COAC Port Signs Working Group (PSWG)**

1. COAC recommends that CBP paint every sign in a colour that can be read at dusk.
2. COAC recommends that CBP count the signs once a year and publish how many were found.
"""
