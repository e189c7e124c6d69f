from fastapi import FastAPI
from fastapi.middleware.cors import CORSMiddleware

app = FastAPI()
# ruleid: py-cors-any-origin
app.add_middleware(CORSMiddleware, allow_origins=["*"], allow_credentials=True)


def after(response, request):
    # ruleid: py-cors-any-origin
    response.headers["Access-Control-Allow-Origin"] = request.headers["Origin"]
    return response


# ok: py-cors-any-origin
app.add_middleware(CORSMiddleware, allow_origins=["https://app.example"], allow_credentials=True)
# ok: py-cors-any-origin
app.add_middleware(CORSMiddleware, allow_origins=["*"])
